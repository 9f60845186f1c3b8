import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Entrance } from '@/components/staff/entrance'
import { WelcomeForm } from '@/components/staff/welcome-form'
import { LinkButton } from '@/components/ui/link-button'
import { deadLink, readLink } from '@/lib/staff/accept-link'
import { callerAddress } from '@/lib/staff/address'
import { accept } from './actions'

export const metadata: Metadata = { title: 'Welcome', referrer: 'no-referrer' }

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function WelcomePage({ searchParams }: Props) {
  const { token } = await searchParams
  const isDemo = process.env.CAGE_DEMO === '1'
  const address = callerAddress(Object.fromEntries(await headers()))
  const link = typeof token === 'string' ? await readLink(token, address) : null
  if (link && typeof token === 'string')
    return <WelcomeForm link={link} token={token} isDemo={isDemo} accept={accept} />
  return (
    <Entrance
      isDemo={isDemo}
      title="This link does not work"
      lead={deadLink.replace('This link does not work. ', '')}
    >
      <p>Ask an admin for a new one. If you have a password already, you can sign in with it.</p>
      <LinkButton href="/sign-in">Sign in</LinkButton>
    </Entrance>
  )
}
