'use client'

import { Plain } from '@/components/shell/plain'
import DeskError from './(desk)/error'

export default function RootError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Plain>
      <DeskError {...props} />
    </Plain>
  )
}
