import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseError } from './database-error.ts';

/** Held until it is released or the process ends, however it ends. */
export type DirectoryLock = { release(): Promise<void> };

/**
 * Lets one process at a time open a folder: two would destroy the embedded database.
 * On Linux it is an abstract socket, which the kernel frees even after kill -9; elsewhere a file with the process id.
 */
export const lockDirectory = async (
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<DirectoryLock> => {
  const path = realpathSync(folder);
  return platform === 'linux' ? lockBySocket(path) : lockByFile(path);
};

const locked = (path: string): DatabaseError =>
  new DatabaseError(
    'database_locked',
    `the folder ${path} is in use by another Creditline process: stop that one, or choose another folder with CREDITLINE_DATA`,
  );

const lockBySocket = (path: string): Promise<DirectoryLock> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? locked(path) : error);
    });
    server.listen(`\0creditline-${createHash('sha256').update(path).digest('hex')}`, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });

type Holder = { readonly pid: number; readonly startedAt: number };

/** A process started later than the file was written only has the id of the one that wrote it. */
const lockByFile = (path: string): DirectoryLock => {
  const file = join(path, 'creditline.lock');
  const startedAt = Math.round(Date.now() - process.uptime() * 1_000);
  const own = JSON.stringify({ pid: process.pid, startedAt } satisfies Holder);
  try {
    writeFileSync(file, own, { flag: 'wx' });
  } catch {
    if (isHeld(file)) throw locked(path);
    rmSync(file, { force: true });
    writeFileSync(file, own, { flag: 'wx' });
  }
  return {
    release: async () => rmSync(file, { force: true }),
  };
};

const isHeld = (file: string): boolean => {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    if (holder.pid === process.pid) return holder.startedAt >= Date.now() - process.uptime() * 1_000 - 1_000;
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs under another user. ESRCH or an unreadable file: nobody holds it.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
