import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDirectory } from '../../../server/src/database/directory-lock.ts';
import { createFolder } from '../../harness/database.ts';

const PLATFORMS = process.platform === 'linux' ? (['linux', 'darwin'] as const) : (['darwin'] as const);

describe.each(PLATFORMS)('the lock of a folder on %s', (platform) => {
  it('is held by one, whatever path leads to the folder, until it is released', async () => {
    const folder = createFolder();
    const link = join(createFolder(), 'link');
    symlinkSync(folder, link);
    const lock = await lockDirectory(folder, platform);
    await expect(lockDirectory(folder, platform)).rejects.toMatchObject({ code: 'database_locked' });
    await expect(lockDirectory(link, platform)).rejects.toMatchObject({ code: 'database_locked' });
    const other = await lockDirectory(createFolder(), platform);
    await other.release();
    await lock.release();
    const again = await lockDirectory(folder, platform);
    await again.release();
  });
});

describe('a lock file', () => {
  const claimedBy = (pid: number): string => {
    const folder = createFolder();
    writeFileSync(join(folder, 'creditline.lock'), JSON.stringify({ pid, startedAt: 0 }));
    return folder;
  };

  it('of a process that runs is respected', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    await expect(lockDirectory(claimedBy(child.pid!), 'darwin')).rejects.toMatchObject({ code: 'database_locked' });
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('of a process that was killed, or that had our id before us, is taken over', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    for (const pid of [child.pid!, process.pid]) {
      const folder = claimedBy(pid);
      const lock = await lockDirectory(folder, 'darwin');
      await expect(lockDirectory(folder, 'darwin')).rejects.toMatchObject({ code: 'database_locked' });
      await lock.release();
    }
  });
});
