import { createServer } from 'node:http'
import pg from 'pg'

/** A plain HTTP server that calls the stored procedure once a request: nothing signed, nothing queued. */
export function servePlain(): void {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })
  const text = `select bench_bet('bench', $1, $2, $3, $4, 'g1', $5::numeric) as body`
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', async () => {
      const bet = JSON.parse(Buffer.concat(chunks).toString())
      const values = [bet.player_id, bet.token, bet.transaction_id, bet.round_id, bet.amount]
      const { rows } = await pool.query({ name: 'bet', text, values })
      const body: string = rows[0].body
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    })
  })
  server.listen(Number.parseInt(process.env.PORT!, 10), '127.0.0.1')
  process.on('SIGTERM', () => process.exit(0))
}
