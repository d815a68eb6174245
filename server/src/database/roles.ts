import type { ClientBase } from 'pg';
import { DatabaseError, sqlStateOf } from './database-error.ts';

const ROLES = ['creditline_app', 'creditline_system'] as const;

type RoleRow = { rolname: string; is_unsafe: boolean; is_member: boolean };

/** duplicate_object, unique_violation and "tuple concurrently updated": another process does the same right now. */
const RACES = new Set(['42710', '23505', 'XX000']);

/**
 * Makes sure that the two roles exist, obey row-level security and may be taken by the user of the connection.
 * Roles belong to the whole cluster, so several databases may create them at once.
 */
export const ensureRoles = async (client: ClientBase): Promise<void> => {
  for (const role of ROLES) {
    const found = await readRole(client, role);
    if (!found) {
      await tolerate(client, `create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit`);
    }
    if (found?.is_unsafe) {
      throw new DatabaseError(
        'role_unsafe',
        `role ${role} may bypass row-level security: alter role ${role} nosuperuser nobypassrls`,
      );
    }
    if (!found?.is_member) await tolerate(client, `grant ${role} to current_user`);
  }
};

const readRole = async (client: ClientBase, role: string): Promise<RoleRow | undefined> => {
  const { rows } = await client.query<RoleRow>(
    `select rolname, rolsuper or rolbypassrls as is_unsafe, pg_has_role(current_user, oid, 'member') as is_member
     from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0];
};

const tolerate = async (client: ClientBase, statement: string): Promise<void> => {
  try {
    await client.query(statement);
  } catch (error) {
    if (!RACES.has(sqlStateOf(error) ?? '')) throw error;
  }
};
