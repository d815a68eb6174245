import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const BUILT = fileURLToPath(new URL('../../web/dist', import.meta.url));
const DOCUMENTS = fileURLToPath(new URL('../../../docs', import.meta.url));

/** The workbench at `/`. Files under assets carry a hash in their names, so they may be kept for ever. */
export const servePages = (): Router => {
  const router = Router();
  router.use('/assets', express.static(`${BUILT}/assets`, { immutable: true, maxAge: '1y', index: false }));
  router.use(express.static(BUILT, { maxAge: 0, index: 'index.html' }));
  router.get('/docs/errors', (_request, response) => {
    response.type('text/plain').sendFile(`${DOCUMENTS}/errors.md`, { dotfiles: 'deny' });
  });
  return router;
};

/** False in a checkout whose pages were never built: the API works, and the start says so. */
export const hasPages = (): boolean => existsSync(`${BUILT}/index.html`);
