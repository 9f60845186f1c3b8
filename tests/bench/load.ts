import { connect, type Socket } from 'node:net'

export type Measured = {
  /** Calls a second over the whole run. */
  rate: number
  /** Milliseconds from when the call was due to its answer, sorted. */
  latencies: Float64Array
  /** Answers by HTTP status. */
  statuses: Map<number, number>
}

/** One connection that sends a call and reads its answer. Raw bytes: the generator must cost little. */
class Line {
  #socket: Socket
  #head = ''
  #missing = -1
  #status = 0
  onAnswer: (status: number) => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', chunk => this.#read(chunk))
    socket.on('error', error => {
      throw error
    })
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Line(socket)))
      socket.once('error', reject)
    })
  }

  send(call: Buffer): void {
    this.#socket.write(call)
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    if (this.#missing < 0) {
      this.#head += chunk.toString('latin1')
      const end = this.#head.indexOf('\r\n\r\n')
      if (end < 0) return
      this.#status = Number.parseInt(this.#head.slice(9, 12), 10)
      const length = /content-length: (\d+)/i.exec(this.#head)
      const chunked = !length
      this.#missing = length ? Number.parseInt(length[1]!, 10) - (this.#head.length - end - 4) : -1
      if (chunked) {
        if (!this.#head.endsWith('0\r\n\r\n')) return
        this.#missing = 0
      }
    } else {
      this.#missing -= chunk.length
    }
    if (this.#missing > 0) return
    this.#missing = -1
    this.#head = ''
    this.onAnswer(this.#status)
  }
}

/** Sends all calls over so many connections, each as soon as its last is answered. */
export async function closedLoop(port: number, connections: number, calls: Buffer[]): Promise<Measured> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(port)))
  const latencies = new Float64Array(calls.length)
  const statuses = new Map<number, number>()
  let next = 0
  let answered = 0
  const startedAt = performance.now()
  await new Promise<void>(resolve => {
    for (const line of lines) {
      let sentAt = 0
      const sendNext = () => {
        if (next >= calls.length) return
        sentAt = performance.now()
        line.send(calls[next++]!)
      }
      line.onAnswer = status => {
        latencies[answered++] = performance.now() - sentAt
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (answered === calls.length) resolve()
        else sendNext()
      }
      sendNext()
    }
  })
  const seconds = (performance.now() - startedAt) / 1000
  for (const line of lines) line.close()
  return { rate: calls.length / seconds, latencies: latencies.sort(), statuses }
}

/** Sends calls at a fixed rate whether or not the answers keep up; latency counts from when each was due. */
export async function openLoop(
  port: number,
  connections: number,
  perSecond: number,
  calls: Buffer[],
): Promise<Measured> {
  const idle = await Promise.all(Array.from({ length: connections }, () => Line.open(port)))
  const lines = [...idle]
  const latencies = new Float64Array(calls.length)
  const statuses = new Map<number, number>()
  const startedAt = performance.now()
  const dueAt = (index: number) => startedAt + (index * 1000) / perSecond
  let next = 0
  let answered = 0
  await new Promise<void>(resolve => {
    const send = () => {
      while (next < calls.length && idle.length > 0 && dueAt(next) <= performance.now()) {
        const line = idle.pop()!
        const due = dueAt(next)
        line.onAnswer = status => {
          latencies[answered++] = performance.now() - due
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          idle.push(line)
          if (answered === calls.length) resolve()
        }
        line.send(calls[next++]!)
      }
      if (next < calls.length) setTimeout(send, 1)
    }
    send()
  })
  const seconds = (performance.now() - startedAt) / 1000
  for (const line of lines) line.close()
  return { rate: calls.length / seconds, latencies: latencies.sort(), statuses }
}

/** The value below which a share of the sorted latencies lies, in milliseconds. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
