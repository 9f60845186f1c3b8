import pg from 'pg'
import { connectRole, databaseUrl, urlWithSettings } from '@/lib/db/connection'

/** A connection of its own, as the application's role: a seal may take longer than the pools allow. */
export async function openSealConnection(): Promise<pg.Client> {
  const role = connectRole()
  const client = new pg.Client({
    connectionString: urlWithSettings(databaseUrl(), {
      application_name: 'cage-seal',
      jit: 'off',
      // As canonical texts write a day.
      datestyle: 'ISO',
      ...(role ? { role } : {}),
    }),
    connectionTimeoutMillis: 10_000,
  })
  // A cut line shows in the statement that waits for it.
  client.on('error', () => {})
  await client.connect()
  return client
}
