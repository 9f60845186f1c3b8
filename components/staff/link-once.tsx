'use client'

import { Button, Group } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Dialog } from '@/components/ui/dialog'
import type { MadeLink } from '@/lib/staff/invite'
import styles from './staff.module.css'

/** A link that was just made: it is shown this once, and can only be replaced by another. */
export function LinkOnce({ link, onClose }: { link: MadeLink | null; onClose: () => void }) {
  const clipboard = useClipboard({ timeout: 1500 })
  const url = link ? `${window.location.origin}/welcome?token=${link.token}` : ''
  const isInvitation = link?.purpose === 'invitation'
  return (
    <Dialog
      opened={link !== null}
      onClose={onClose}
      title={isInvitation ? 'Their invitation' : 'Their new password'}
      centered
      closeOnClickOutside={false}
    >
      <div className={styles.lead}>
        <p>
          Send this link to them, and to nobody else: whoever opens it{' '}
          {isInvitation ? 'signs in as this person' : 'sets the password'}. It works once, within 72 hours,
          and is shown only now.
        </p>
      </div>
      <div className={styles.secret}>{url}</div>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={() => clipboard.copy(url)}>
          {clipboard.copied ? 'Copied' : 'Copy the link'}
        </Button>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Dialog>
  )
}
