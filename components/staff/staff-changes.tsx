'use client'

import { NativeSelect } from '@mantine/core'
import type { ActionAnswer } from '@/lib/staff/action'
import type { StaffFacts } from '@/lib/staff/get'
import type { MadeLink } from '@/lib/staff/invite'
import { deskRoles, needsFactor } from '@/lib/staff/permissions'
import { Access } from './access'
import { ChangeButton } from './change-button'
import styles from './staff.module.css'

export type StaffVerbs = {
  setRole: (id: string, role: string, reason: string) => Promise<ActionAnswer<unknown>>
  disable: (id: string, reason: string) => Promise<ActionAnswer<unknown>>
  enable: (id: string, reason: string) => Promise<ActionAnswer<unknown>>
  takeFactorAway: (id: string, reason: string) => Promise<ActionAnswer<unknown>>
  sendLink: (id: string) => Promise<ActionAnswer<MadeLink>>
}

type Props = { staff: StaffFacts; verbs: StaffVerbs; against: string | null }

/** What an admin can change about somebody. */
export function StaffChanges({ staff, verbs, against }: Props) {
  const { id, name, role, factor } = staff
  return (
    <div className={styles.buttons}>
      <ChangeButton
        label="Change the role"
        title={`Another role for ${name}`}
        lead="It counts for their next click. Their sign-ins go on."
        verb="Change it"
        against={
          against ??
          (role === 'studio' ? 'A studio’s engineer stays one: disable them and invite them anew.' : null)
        }
        run={(reason, form) => verbs.setRole(id, `${form.get('role')}`, reason)}
      >
        <NativeSelect name="role" label="Role" defaultValue={role} data={deskRoles.map(roleChoice)} mb="sm" />
      </ChangeButton>
      <ChangeButton
        label="Take away the second factor"
        title={`The second factor of ${name}`}
        lead="For one who lost the phone and the recovery codes. Their sign-ins end, and they set up a new one when they come back. Be sure that it is them who asked."
        verb="Take it away"
        against={against ?? (factor === 'enrolled' ? null : 'There is none.')}
        run={reason => verbs.takeFactorAway(id, reason)}
        isDangerous
      />
      <Access person={staff} verbs={verbs} against={against} stays="What they did stays on record." />
    </div>
  )
}

function roleChoice(role: (typeof deskRoles)[number]) {
  return { value: role, label: needsFactor(role) ? `${role} (needs a second factor)` : role }
}
