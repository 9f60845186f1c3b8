import type { NextRequest } from 'next/server'
import { now } from '@/lib/clock'
import { keyFileColumns } from '@/lib/providers/keys/columns'
import { listKeys } from '@/lib/providers/keys/list'
import { readProviderId } from '@/lib/providers/path'
import { csvResponse } from '@/lib/staff/csv'

type Props = { params: Promise<{ id: string }> }

export async function GET(_: NextRequest, { params }: Props): Promise<Response> {
  const id = readProviderId((await params).id)
  return csvResponse({
    name: 'keys',
    permission: 'providers.read',
    columns: keyFileColumns,
    values: { provider: id ?? '' },
    keys: 0,
    fetch: async () => ({ rows: id ? await listKeys(now(), id) : [], next: null, previous: null }),
  })
}
