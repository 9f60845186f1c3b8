import type { Metadata } from 'next'
import { StepUp } from '@/components/actions/step-up'
import { EnrolForm } from '@/components/staff/enrol-form'
import { Entrance } from '@/components/staff/entrance'
import { now } from '@/lib/clock'
import { mustEnrol, requireSignedIn } from '@/lib/staff/current'
import { newPendingFactor } from '@/lib/staff/pending-factor'
import { qrPath } from '@/lib/staff/qr'
import { totpUri } from '@/lib/staff/totp'
import { factorHint, showFactor } from '../(desk)/account/actions'
import { enrol } from './actions'

export const metadata: Metadata = { title: 'Second factor' }

export default async function EnrolPage() {
  const staff = await requireSignedIn()
  const { secret, token } = newPendingFactor(staff, now())
  const { size, path } = qrPath(totpUri(secret, staff.email))
  return (
    <Entrance
      isDemo={process.env.CAGE_DEMO === '1'}
      title="Set up your second factor"
      lead={leadFor(staff)}
      isWide
    >
      <StepUp confirm={showFactor} hint={factorHint}>
        <EnrolForm enrol={enrol} token={token} secret={secret}>
          <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the secret below">
            <path d={path} fill="#000" />
          </svg>
        </EnrolForm>
      </StepUp>
    </Entrance>
  )
}

function leadFor(staff: Parameters<typeof mustEnrol>[0]): string {
  if (mustEnrol(staff)) return `Your role (${staff.role}) needs one: nothing else opens before it is set up.`
  if (staff.isEnrolled) return 'A new one takes the place of the one you have. Your other sign-ins end.'
  return 'With it, a password that leaks opens nothing.'
}
