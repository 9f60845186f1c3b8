import { openApiDocument } from '@/lib/reference/openapi'
import { siteUrl } from '@/lib/reference/site-url'

/** Public, as the pages beside it are; written indented, since people read it too. */
export async function GET(): Promise<Response> {
  const text = JSON.stringify(openApiDocument(await siteUrl()), null, 2)
  return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
