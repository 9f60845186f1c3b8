import { appRole, databaseUrl } from './connection'
import type { Executor } from './executor'
import { forEver, rights } from './rights'

/** Rights that change rows which are for ever. */
const taken = 'update, delete, truncate'

/**
 * Makes the application's role and gives it exactly the rights of rights.ts. Where the URL's user may not
 * make roles, it gives up its own rights on what is for ever, and the pools connect without a role.
 */
export async function grantRights(executor: Executor): Promise<void> {
  await executor.query('begin')
  try {
    const role = await makeRole(executor)
    if (role) await grantTables(executor)
    else await revokeOwn(executor)
    process.env.CAGE_DATABASE_ROLE = role ? appRole : 'none'
    await executor.query('commit')
  } catch (error) {
    await executor.query('rollback').catch(() => {})
    throw error
  }
}

/** Takes the owner's own rights on every partition of what is for ever; part of the way without a role. */
export async function revokeOwn(executor: Executor): Promise<void> {
  const { rows } = await executor.query(
    `with recursive tree as (
       select unnest($1::text[])::regclass::oid as id
       union select inhrelid from pg_inherits join tree on inhparent = id
     )
     select id::regclass::text as name from tree where has_table_privilege(id, 'delete, truncate')`,
    [forEver],
  )
  for (const { name } of rows) await executor.query(`revoke ${taken} on ${name} from current_user`)
}

async function makeRole(executor: Executor): Promise<boolean> {
  await executor.query('savepoint role')
  try {
    const known = await executor.query('select 1 from pg_roles where rolname = $1', [appRole])
    if (known.rows.length === 0) await executor.query(`create role ${appRole} nologin`)
    for (const user of await usersWithout(executor))
      await executor.query(`grant ${appRole} to ${quote(user)}`)
    await executor.query('release savepoint role')
    return true
  } catch (error) {
    await executor.query('rollback to savepoint role')
    // 42501: insufficient privilege. Anything else is a defect.
    if ((error as { code?: string }).code === '42501') return false
    throw error
  }
}

/** The users that connect and may not yet become the role. */
async function usersWithout(executor: Executor): Promise<string[]> {
  const connecting = decodeURIComponent(new URL(databaseUrl()).username)
  const { rows } = await executor.query(
    `select rolname from pg_roles
     where rolname in (current_user, $1) and not pg_has_role(oid, $2, 'member')`,
    [connecting, appRole],
  )
  return rows.map(row => row.rolname)
}

/** Compares first: an ordinary start changes nothing, so that no running process has to plan anew. */
async function grantTables(executor: Executor): Promise<void> {
  const { rows } = await executor.query(
    `select c.relname as name,
       coalesce((select array_agg(lower(privilege_type) order by lower(privilege_type))
         from aclexplode(c.relacl) acl join pg_roles r on r.oid = acl.grantee where r.rolname = $1), '{}') as granted
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
    [appRole],
  )
  for (const { name, granted } of rows) {
    const wanted = [...(rights[name] ?? [])].sort()
    if (wanted.join() === granted.join()) continue
    await executor.query(`revoke all on table ${quote(name)} from ${appRole}`)
    if (wanted.length > 0)
      await executor.query(`grant ${wanted.join(', ')} on table ${quote(name)} to ${appRole}`)
  }
  const schema = await executor.query(
    `select current_schema() as name, has_schema_privilege($1, current_schema(), 'usage') as usable`,
    [appRole],
  )
  if (!schema.rows[0].usable)
    await executor.query(`grant usage on schema ${quote(schema.rows[0].name)} to ${appRole}`)
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
