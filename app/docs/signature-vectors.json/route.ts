import { readVectors } from '@/lib/reference/read-vectors'

export async function GET(): Promise<Response> {
  return new Response(await readVectors(), { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
