import { downloadExport } from '@/lib/exports/download'

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return downloadExport((await params).id)
}
