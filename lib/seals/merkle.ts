import { hash } from 'node:crypto'

/** A Merkle tree of RFC 6962 that grows leaf by leaf and keeps only the roots of its whole parts. */
export type Tree = {
  /** Adds a leaf by its hash. Of the one that `isWanted` the path to the root is kept; one a tree. */
  add: (leaf: Buffer, isWanted?: boolean) => void
  size: () => number
  root: () => Buffer
  /** The wanted leaf's place and its path, from the leaf up; null where none was wanted. */
  path: () => { index: number; hashes: Buffer[] } | null
}

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot = hash('sha256', '', 'buffer')

/** The hash of a leaf: a leaf can never be taken for a node, since each begins with a byte of its own. */
export function leafHash(data: Buffer): Buffer {
  return hash('sha256', Buffer.concat([leafMark, data]), 'buffer')
}

/**
 * The hash of a leaf that is itself a hash, as a transaction's is. The buffer it is made in is shared: nothing
 * of it outlives the call.
 */
export function leafHashOf32(data: Buffer): Buffer {
  leaf.set(data, 1)
  return hash('sha256', leaf, 'buffer')
}

/** The hash of a node over its left and its right part. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  node.set(left, 1)
  node.set(right, 33)
  return hash('sha256', node, 'buffer')
}

/** The root that a leaf and its path lead to in a tree of so many leaves (RFC 9162, 2.1.3.2); null where they fit no such tree. */
export function rootFrom(leaf: Buffer, index: number, size: number, path: Buffer[]): Buffer | null {
  if (index < 0 || index >= size) return null
  let at = index
  let last = size - 1
  let root = leaf
  for (const sibling of path) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      root = nodeHash(sibling, root)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else root = nodeHash(root, sibling)
    at = half(at)
    last = half(last)
  }
  return last === 0 ? root : null
}

/** An empty tree. */
export function growTree(): Tree {
  // Roots of whole parts, the largest first: their sizes are the binary digits of the number of leaves.
  const parts: Buffer[] = []
  const path: Buffer[] = []
  let size = 0
  let wanted = -1
  // The part that the wanted leaf is in.
  let holder = -1
  return {
    add(leaf, isWanted = false) {
      if (isWanted) {
        wanted = size
        holder = parts.length
      }
      let root = leaf
      for (let count = size; count % 2 === 1; count = half(count)) {
        const left = parts.pop()!
        if (holder === parts.length) path.push(root)
        else if (holder === parts.length + 1) {
          path.push(left)
          holder = parts.length
        }
        root = nodeHash(left, root)
      }
      parts.push(root)
      size += 1
    },
    size: () => size,
    root: () => (size === 0 ? emptyRoot : parts.reduceRight((right, left) => nodeHash(left, right))),
    path: () => (wanted < 0 ? null : { index: wanted, hashes: [...path, ...rest(parts, holder)] }),
  }
}

/** What joins a part to the whole: all parts right of it as one, then those left of it. */
function rest(parts: Buffer[], holder: number): Buffer[] {
  const right = parts.slice(holder + 1)
  const joined = right.length > 0 ? [right.reduceRight((after, before) => nodeHash(before, after))] : []
  return [...joined, ...parts.slice(0, holder).reverse()]
}

function half(count: number): number {
  return Math.floor(count / 2)
}

const leafMark = Buffer.of(0)
const leaf = Buffer.alloc(33)
const node = Buffer.alloc(65)
node[0] = 1
