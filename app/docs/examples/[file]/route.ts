import { listExamples } from '@/lib/reference/list-examples'

/** One of the programs that the pages show, to be fetched and run: its very file. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const found = (await listExamples()).find(one => one.file === file)
  if (!found) return new Response('There is no such program.\n', { status: 404 })
  return new Response(found.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
