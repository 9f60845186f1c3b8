'use client'

import { Button } from '@mantine/core'
import { State } from '@/components/ui/state'

type Props = { error: Error & { digest?: string }; retry: () => void }

/** A page that failed, within the desk: never to be mistaken for an empty list. */
export default function DeskError({ error, retry }: Props) {
  return (
    <State
      kind="error"
      title="This page could not be made"
      heading="h1"
      action={
        <Button onClick={() => retry()} variant="default" size="sm">
          Try again
        </Button>
      }
    >
      <p>Nothing was changed. If it keeps failing, the database may be out of reach.</p>
      {error.digest ? (
        <p>
          Tell your engineers this number: <code>{error.digest}</code>
        </p>
      ) : null}
    </State>
  )
}
