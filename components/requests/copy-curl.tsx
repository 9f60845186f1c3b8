'use client'

import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'

/** Puts a call on the clipboard as a curl command. */
export function CopyCurl({ command }: { command: string }) {
  const clipboard = useClipboard({ timeout: 1600 })
  return (
    <Button
      size="compact-xs"
      variant="default"
      title={command
        .split('\n')
        .filter(line => line.startsWith('#'))
        .join('\n')
        .replaceAll('# ', '')}
      onClick={() => clipboard.copy(command)}
    >
      {clipboard.copied ? 'Copied' : 'Copy as curl'}
    </Button>
  )
}
