import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { hurry } from '@/server/hurry'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A server that gives a body 150 ms; what a client that sends `head`, and `rest` after a while, is answered. */
async function answerTo(head: string, rest: string, after: number): Promise<string> {
  server = createServer((request, response) => {
    hurry(request, response, 150)
    request.on('error', () => {})
    request.resume().on('end', () => response.end('taken'))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  let said = ''
  socket.on('data', chunk => {
    said += chunk
  })
  socket.write(head)
  setTimeout(() => socket.write(rest), after)
  await new Promise(resolve => setTimeout(resolve, 500))
  socket.destroy()
  return said.split('\r\n')[0]!
}

test('a body that does not come in time is cut off, one that does is taken', async () => {
  const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nab'
  expect(await answerTo(head, 'cd', 300)).toMatch(/^HTTP\/1.1 408/)
  expect(await answerTo(head, 'cd', 20)).toMatch(/^HTTP\/1.1 200/)
  expect(await answerTo('GET / HTTP/1.1\r\nhost: x\r\n\r\n', '', 20)).toMatch(/^HTTP\/1.1 200/)
})
