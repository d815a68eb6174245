import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What Emscripten's NODEFS gives a stream: `nfd` is the file's descriptor in Node, absent for a folder. */
type NodeStream = { readonly nfd?: number | null; readonly node: unknown };
type NodeFileSystem = {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: NodeStream) => number };
};

/** PGlite starts PostgreSQL with -F (no fsync), and Emscripten turns fdatasync into nothing: both are undone here. */
const DURABLE_START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

export type Device = {
  /** Returns once the file of the descriptor is on the device. */
  sync(descriptor: number): void;
  /** After a failed sync nobody knows what is on the device: it must end the thread. */
  onFailure(error: unknown): never;
};

/** Opens PostgreSQL on a folder so that a commit returns only after its log is on the device. */
export const openDurable = (folder: string, device: Device): Promise<PGlite> =>
  PGlite.create({ fs: durableFiles(folder, device), startParams: DURABLE_START });

/** Node's file system for PGlite with a real fsync; PGlite's own does nothing, and a power failure loses the folder. */
const durableFiles = (folder: string, device: Device): NodeFS => {
  const files = new NodeFS(folder);
  const init = files.init.bind(files);
  files.init = async (pg, options) => {
    const prepared = await init(pg, options);
    prepared.emscriptenOpts.preRun?.push((module) => {
      const nodeFileSystem = module.NODEFS as unknown as NodeFileSystem;
      nodeFileSystem.stream_ops.fsync = ({ nfd, node }) => {
        try {
          if (typeof nfd === 'number') device.sync(nfd);
          else syncPath(nodeFileSystem.realPath(node), device.sync);
          return 0;
        } catch (error) {
          return device.onFailure(error);
        }
      };
    });
    return prepared;
  };
  return files;
};

/** Flushes one file or folder to the device. */
export const syncPath = (path: string, sync: Device['sync'] = fsyncSync): void => {
  const descriptor = openSync(path, 'r');
  try {
    sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Flushes every file and folder of a tree, each folder after what is in it. */
export const syncTree = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      await (entry.isDirectory() ? syncTree(path) : syncFile(path));
    }),
  );
  await syncFile(folder);
};

const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};
