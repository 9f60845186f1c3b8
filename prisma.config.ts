import { defineConfig } from 'prisma/config'

// `generate` and `validate` need no schema engine, but the command line would download one. Our own runner
// (lib/db/migrate.ts) applies migrations: with this in place `migrate` and `db push` would do nothing.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
