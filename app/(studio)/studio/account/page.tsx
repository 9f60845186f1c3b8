import type { Metadata } from 'next'
import { requirePermission } from '@/lib/staff/current'
import AccountPage from '../../../(desk)/account/page'

export const metadata: Metadata = { title: 'My account' }

/** The very account page of the desk, within a studio's frame. */
export default async function OwnAccountPage() {
  await requirePermission('studio.read')
  return <AccountPage />
}
