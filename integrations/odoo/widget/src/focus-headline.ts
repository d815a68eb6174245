/** The pressed button is about to vanish with its list: the keyboard goes on at the top of the card. */
export const focusHeadline = (event: Event): void => {
  const pressed = event.currentTarget;
  if (!(pressed instanceof Element)) return;
  pressed.closest('.o_creditline_card')?.querySelector<HTMLElement>('.o_creditline_headline')?.focus();
};
