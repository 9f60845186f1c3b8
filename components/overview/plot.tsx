'use client'

import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'

/** A chart, fetched when one is shown: recharts is heavier than every page of the desk. */
export const Plot = dynamic(() => import('./plots'), {
  ssr: false,
  loading: () => <Skeleton height={240} radius="sm" />,
})

/** Lines on a logarithmic axis, the same way. */
export const Lines = dynamic(() => import('./lines'), {
  ssr: false,
  loading: () => <Skeleton height={240} radius="sm" />,
})
