// The way in for every npm script: builds what the command needs, then becomes it.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, entries, root } from './build.mjs'

const [name, ...args] = process.argv.slice(2)
if (!Object.hasOwn(entries, name ?? '')) {
  console.error(`usage: node server/launch.mjs ${Object.keys(entries).join('|')} [arguments]`)
  process.exit(2)
}

const [major, minor] = process.versions.node.split('.').map(part => Number.parseInt(part, 10))
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`cage: Node ${process.versions.node} is too old: 20.19 or newer is needed.`)
  process.exit(1)
}

process.chdir(root)
process.env.NODE_ENV ??= name === 'dev' ? 'development' : 'production'
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

const needsPages = ['server', 'demo', 'bench', 'screenshots'].includes(name)
try {
  await build(['prisma', 'bundles'])
  if (needsPages) {
    // A wrong environment is said before the pages are built: that takes a while.
    const { env } = await import(pathToFileURL(path.join(root, 'dist', 'env.js')).href)
    if (name !== 'server' || env().CAGE_DOORS !== 'wallet') await build(['pages'])
  }
} catch (error) {
  console.error(`cage: ${error.message}`)
  process.exit(1)
}
process.argv = [process.argv[0], path.join(root, 'dist', `${name}.js`), ...args]
await import(pathToFileURL(process.argv[1]).href)
