/** The languages that signing is shown in: each a program of its own under docs/examples. */
export const languages = [
  {
    id: 'typescript',
    name: 'TypeScript',
    file: 'balance.ts',
    run: 'node balance.ts',
    needs: 'Node 22.18 or newer',
  },
  {
    id: 'python',
    name: 'Python',
    file: 'balance.py',
    run: 'python3 balance.py',
    needs: 'Python 3.9 or newer',
  },
  { id: 'php', name: 'PHP', file: 'balance.php', run: 'php balance.php', needs: 'PHP 8 with curl' },
  { id: 'java', name: 'Java', file: 'Balance.java', run: 'java Balance.java', needs: 'Java 17 or newer' },
  { id: 'go', name: 'Go', file: 'balance.go', run: 'go run balance.go', needs: 'Go 1.16 or newer' },
  { id: 'shell', name: 'Shell', file: 'balance.sh', run: 'bash balance.sh', needs: 'bash, openssl and curl' },
] as const

export type Language = (typeof languages)[number]
