import { PrismaPg } from '@prisma/adapter-pg'
import { connectRole, databaseUrl, urlWithSettings } from './connection'
import { type Prisma, PrismaClient } from './generated/client'

/** The client inside a transaction; also what a read that needs none takes. */
export type Tx = Prisma.TransactionClient

const key = Symbol.for('cage.prisma')
const shared = globalThis as { [key]?: PrismaClient }

/** The back office's client, one a process, as the application's role. Made when first asked for. */
export function prisma(): PrismaClient {
  shared[key] ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: connectionString(), max: 8 }),
  })
  return shared[key]
}

export async function closePrisma(): Promise<void> {
  const client = shared[key]
  delete shared[key]
  await client?.$disconnect()
}

function connectionString(): string {
  const role = connectRole()
  return urlWithSettings(databaseUrl(), {
    application_name: 'cage-office',
    statement_timeout: '60s',
    ...(role ? { role } : {}),
  })
}

/** Runs `work` in one transaction: all of it, or nothing where it throws. */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma().$transaction(work, { maxWait: 5000, timeout: 20_000 })
}
