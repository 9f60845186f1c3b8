import { answer } from './answer'

// Standard output carries the document alone.
process.env.CAGE_LOG_LEVEL = 'silent'
process.stdout.on('error', () => process.exit(1))

const { status, out, err } = await answer(process.argv.slice(2))
await write(process.stdout, out)
await write(process.stderr, err)
process.exit(status)

/** Waits until it is written: the process ends right after, and a pipe takes its time. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => stream.write(text, () => resolve()))
}
