import type { Page } from 'playwright-core';

/**
 * Texts whose contrast against what is behind them is below WCAG 2.2 AA (1.4.3): 4.5:1, or 3:1 for large text
 * (24 px, or 18.66 px bold). Runs in the page; colours are read as the browser computed them.
 */
export const faintTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('no canvas');
    const read = (colour: string): Colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (at: 0 | 1 | 2): number => top[at] * top[3] + below[at] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const backgroundOf = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1];
      const own = read(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
    };
    const luminance = ([red, green, blue]: Colour): number => {
      const linear = [red, green, blue].map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };
    const ratio = (text: Colour, behind: Colour): number => {
      const [darker = 0, lighter = 0] = [luminance(text), luminance(behind)].toSorted((one, other) => one - other);
      return (lighter + 0.05) / (darker + 0.05);
    };
    const faint: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent)
        .join('')
        .trim();
      const style = getComputedStyle(element);
      if (text === '' || !element.checkVisibility() || element.closest('.visually-hidden, noscript') !== null) continue;
      const behind = backgroundOf(element);
      const found = ratio(over(read(style.color), behind), behind);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (found < (isLarge ? 3 : 4.5)) faint.push(`${text.slice(0, 40)}: ${found.toFixed(2)}`);
    }
    return faint;
  });
