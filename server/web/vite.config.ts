import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { odooWidget } from './odoo-widget-plugin.ts';

const spoken = new Set(['en-US', 'fr-FR', 'es-ES', 'pt-PT', 'pt-BR']);

/** React Aria ships its own words in some thirty languages; the page speaks four, so the others are left out. */
const onlySpokenLanguages: Plugin = {
  name: 'only-spoken-languages',
  enforce: 'pre',
  load: (id) => {
    const language = /\/react-(?:aria|stately)[^?]*\/intl\/(?:\w+\/)?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
    return language === undefined || spoken.has(language) ? undefined : 'export default {};';
  },
};

export default defineConfig({
  plugins: [onlySpokenLanguages, odooWidget, react()],
  // The page is served under `default-src 'self'`: nothing may become a data: address or an inline script.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    // Owl is under the LGPL: it stays a file of its own, which can be exchanged.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'owl', test: /@odoo[\\/+]owl/ }] } } },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:3000' } },
});
