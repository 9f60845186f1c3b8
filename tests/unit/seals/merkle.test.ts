import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRoot, growTree, leafHash, nodeHash, rootFrom } from '@/lib/seals/merkle'

/** The tree as RFC 6962, 2.1 defines it. */
function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leaves[0]!
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))

function grow(leaves: Buffer[], wanted = -1) {
  const tree = growTree()
  leaves.forEach((leaf, index) => {
    tree.add(leaf, index === wanted)
  })
  return tree
}

describe('a tree that grows', () => {
  test('has the root of RFC 6962, of every size', () => {
    for (let count = 0; count <= 130; count++) {
      const leaves = leavesOf(count)
      expect(grow(leaves).root()).toEqual(rootOf(leaves))
      expect(grow(leaves).size()).toBe(count)
    }
  })

  test("every leaf's path leads to the root, from no other place, of no other leaf, in no other tree", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (count, some, other) => {
        const leaves = leavesOf(count)
        const index = some % count
        const tree = grow(leaves, index)
        const path = tree.path()!
        expect(path.index).toBe(index)
        const root = tree.root()
        expect(rootFrom(leaves[index]!, index, count, path.hashes)).toEqual(root)
        const otherIndex = other % count
        if (otherIndex === index) return
        expect(rootFrom(leaves[otherIndex]!, index, count, path.hashes)).not.toEqual(root)
        expect(rootFrom(leaves[otherIndex]!, otherIndex, count, path.hashes)).not.toEqual(root)
        expect(rootFrom(leaves[index]!, index, count, [...path.hashes, root])).toBeNull()
        if (path.hashes.length > 0)
          expect(rootFrom(leaves[index]!, index, count, path.hashes.slice(1))).not.toEqual(root)
      }),
    )
  })

  test('two lists of leaves have one root only where they are the same', () => {
    const list = fc.array(fc.string({ maxLength: 3 }), { maxLength: 20 })
    fc.assert(
      fc.property(list, list, (some, others) => {
        const [one, other] = [some, others].map(texts =>
          grow(texts.map(text => leafHash(Buffer.from(text)))).root(),
        )
        expect(one!.equals(other!)).toBe(JSON.stringify(some) === JSON.stringify(others))
      }),
    )
  })

  test('a leaf is never taken for a node', () => {
    const [left, right] = leavesOf(2) as [Buffer, Buffer]
    expect(leafHash(Buffer.concat([left, right]))).not.toEqual(nodeHash(left, right))
  })
})
