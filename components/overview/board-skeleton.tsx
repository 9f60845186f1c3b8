import { Skeleton } from '@mantine/core'

/** The place of figures that are on their way. */
export function BoardSkeleton({ label, heights }: { label: string; heights: number[] }) {
  return (
    <div role="status" aria-label={`Loading ${label}`} style={{ display: 'grid', gap: 16 }}>
      {heights.map(height => (
        <Skeleton key={height} height={height} radius="md" />
      ))}
    </div>
  )
}
