import { listPolicyChanges } from '@/lib/providers/list-policy-changes'
import { readProviderId } from '@/lib/providers/path'
import { policyChangeColumns } from '@/lib/providers/policy-changes'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = readProviderId((await params).id) ?? ''
  return csvResponse({
    name: 'policies',
    permission: 'providers.read',
    columns: policyChangeColumns,
    values: { provider: id },
    keys: 1,
    fetch: async () => ({ rows: await listPolicyChanges(id), next: null, previous: null }),
  })
}
