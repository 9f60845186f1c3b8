/** An empty Next route: what the framework itself costs. */
export async function POST() {
  return Response.json({ status: 'ok' })
}
