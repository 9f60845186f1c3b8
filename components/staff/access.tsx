import { ChangeButton } from './change-button'
import { LinkButton } from './new-link-button'
import type { StaffVerbs } from './staff-changes'

type Props = {
  person: { id: string; name: string; state: string }
  verbs: Pick<StaffVerbs, 'disable' | 'enable' | 'sendLink'>
  /** Why this person may not change it, or null. */
  against: string | null
  /** What stays when they are shut out. */
  stays: string
}

/** The way in of somebody: a new link, and whether they come in at all. */
export function Access({ person: { id, name, state }, verbs, against, stays }: Props) {
  return (
    <>
      <LinkButton
        label={state === 'invited' ? 'Invite again' : 'Reset the password'}
        against={against ?? (state === 'disabled' ? 'Enable them first.' : null)}
        make={() => verbs.sendLink(id)}
      />
      {/* Keys: the dialog of the one must not turn into the other's while it closes. */}
      {state === 'disabled' ? (
        <ChangeButton
          key="enable"
          label="Enable"
          title={`Let ${name} in again`}
          lead="They sign in as before, with their password and second factor."
          verb="Enable"
          against={against}
          run={reason => verbs.enable(id, reason)}
        />
      ) : (
        <ChangeButton
          key="disable"
          label="Disable"
          title={`Shut ${name} out`}
          lead={`All their sign-ins end at once, and their links stop working. ${stays}`}
          verb="Disable"
          against={against}
          run={reason => verbs.disable(id, reason)}
          isDangerous
        />
      )}
    </>
  )
}
