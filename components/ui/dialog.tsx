'use client'

import type { ModalProps } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'

const Frame = dynamic(() => import('./dialog-frame'), { ssr: false })

/** A dialog whose frame is fetched when it is first opened, so that no page is heavier for it. */
export function Dialog(props: ModalProps) {
  const [isWanted, setIsWanted] = useState(props.opened)
  if (props.opened && !isWanted) setIsWanted(true)
  return isWanted ? <Frame {...props} /> : null
}
