import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const WIDGET = fileURLToPath(new URL('../../integrations/odoo/widget/src/', import.meta.url));
const WEB_CLIENT = fileURLToPath(new URL('src/odoo/odoo-web-client.ts', import.meta.url));

const FORM_STYLE = fileURLToPath(new URL('src/odoo/odoo-form.css', import.meta.url));

/** Not a literal: the compiler comes without types. */
const COMPILER: string = '@odoo/owl/dist/compile_templates.mjs';

const FORM = 'virtual:credit-card-form';
const STYLE = 'virtual:credit-card-field.css';

type Compiler = { readonly compileTemplates: (paths: readonly string[]) => Promise<string> };

/** Owl's own compiler writes what it does to stdout, which belongs to the command that builds. */
const compileQuietly = async (path: string): Promise<string> => {
  const { log } = console;
  const write = process.stdout.write.bind(process.stdout);
  console.log = () => {};
  process.stdout.write = () => true;
  try {
    // Imported when it is needed: it brings a whole DOM along.
    const compiler = (await import(COMPILER)) as Compiler;
    return await compiler.compileTemplates([path]);
  } finally {
    console.log = log;
    process.stdout.write = write;
  }
};

/**
 * Lets the page load the Odoo widget from its source: what it takes from Odoo's web client comes from a stand-in, its
 * template is compiled when the page is built (in the browser that would need `eval`, which the page's
 * Content-Security-Policy refuses), and its style, which is plain CSS in an .scss file, goes into the page's own.
 */
export const odooWidget: Plugin = {
  name: 'odoo-widget',
  enforce: 'pre',
  resolveId: (id) => {
    if (id.startsWith('@web/')) return WEB_CLIENT;
    return id === FORM || id === STYLE ? `\0${id}` : undefined;
  },
  async load(id) {
    if (id === `\0${FORM}`) {
      const template = `${WIDGET}credit-card-field.xml`;
      this.addWatchFile(template);
      const styles = [STYLE, FORM_STYLE].map((path) => `import ${JSON.stringify(path)};\n`);
      return `${styles.join('')}${await compileQuietly(template)}`;
    }
    if (id !== `\0${STYLE}`) return undefined;
    const style = `${WIDGET}credit-card-field.scss`;
    this.addWatchFile(style);
    return readFileSync(style, 'utf8');
  },
};
