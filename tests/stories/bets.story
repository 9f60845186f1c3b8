# a bet debits, and its repeat is answered with the first answer
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
bet        t1 r1  30.00   replayed              70.00
bet        t2 r1  20.00   ok                    50.00
bet        t1 r1  30.00   replayed              70.00
balance    anna 50.00
round      r1 open

# a repeat is compared as values: other zeros are the same amount
player     anna  100.00 EUR
bet        t1 r1  30      ok                    70.00
bet        t1 r1  30.000  replayed              70.00
bet        t1 r1  30.0    type=cash round_closed=false  replayed  70.00

# a repeat with any other fact is a conflict, and moves nothing
player     bob   100.00 EUR
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
bet        t1 r1  31.00   TRANSACTION_CONFLICT
bet        t1 r2  30.00   TRANSACTION_CONFLICT
bet        t1 r1  30.00   game_id=g2            TRANSACTION_CONFLICT
bet        t1 r1  30.00   type=free             TRANSACTION_CONFLICT
bet        t1 r1  30.00   round_closed=true     TRANSACTION_CONFLICT
bet        t1 r1  30.00   currency=USD          TRANSACTION_CONFLICT
bet        t1 r1  30.00   by=bob                TRANSACTION_CONFLICT
win        t1 r1  30.00   TRANSACTION_CONFLICT
rollback   t1 x9          TRANSACTION_CONFLICT
jackpot    t1 j1  30.00   TRANSACTION_CONFLICT
balance    anna 70.00
balance    bob 100.00

# a refused bet stays refused, also after a deposit
player     anna  10.00 EUR
bet        t1 r1  30.00   INSUFFICIENT_FUNDS    10.00
deposit    d1     100.00  ok                    110.00
bet        t1 r1  30.00   replayed:INSUFFICIENT_FUNDS  10.00
bet        t1 r1  31.00   TRANSACTION_CONFLICT
bet        t2 r1  30.00   ok                    80.00

# the last cent can be bet, and not one more
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
bet        t2 r1  0.000000000000000001  INSUFFICIENT_FUNDS  0.00
bet        t3 r1  0       ok                    0.00

# amounts keep every digit
player     anna  1.00 EUR
bet        t1 r1  0.000000000000000001  ok      0.999999999999999999
win        w1 r1  0.1     ok                    1.099999999999999999
deposit    d1     99999999999999999999.999999999999999999  ok  100000000000000000001.099999999999999998

# zero bets and zero wins are recorded, and move nothing
player     anna  5.00 EUR
bet        t1 r1  0       ok                    5.00
bet        t1 r1  0.00    replayed              5.00
win        w1 r1  0       round_closed=true     ok  5.00
posting    t1 none
round      r1 closed

# free bets are recorded and move no cash
player     anna  5.00 EUR
bet        t1 r1  20.00   type=free             ok  5.00
posting    t1 none
win        w1 r1  3.00    type=free             ok  8.00
rollback   x1 t1          ALREADY_SETTLED
bet        t2 r2  20.00   type=free             ok  8.00
rollback   x2 t2          ok                    8.00
round      r2 cancelled
case       rollback_refused

# a tip debits, opens no round and carries no win
player     anna  50.00 EUR
bet        t1 r1  5.00    type=tip              ok  45.00
round      r1 none
win        w1 r1  9.00    TRANSACTION_NOT_FOUND
win        w2 r1  9.00    bet_transaction_id=t1  TRANSACTION_NOT_FOUND
bet        b1 r1  5.00    ok                    40.00
win        w3 r1  0       round_closed=true     ok  40.00
bet        t2 r1  5.00    type=tip              ok  35.00
rollback   x1 t2          ok                    40.00
rollback   x2 t1          ok                    45.00

# a round takes several bets until it is closed
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   ok                    80.00
bet        t3 r1  10.00   round_closed=true     ok  70.00
round      r1 closed
bet        t4 r1  10.00   ROUND_CLOSED          70.00
bet        t4 r1  10.00   replayed:ROUND_CLOSED  70.00
bet        t5 r2  10.00   ok                    60.00

# rounds are keyed by game and player too
player     bob   100.00 EUR
bet        b1 r1  10.00   round_closed=true     ok  90.00
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   game_id=g2 round_closed=true  ok  80.00
bet        t3 r1  10.00   ok                    70.00
round      r1 open

# debits are refused to a player who may not bet; credits and rollbacks pass
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   ok                    80.00
status     anna self_excluded
bet        t3 r1  10.00   PLAYER_BLOCKED        80.00
bet        t1 r1  10.00   replayed              90.00
win        w1 r1  5.00    bet_transaction_id=t1  ok  85.00
rollback   x1 t2          ok                    95.00
jackpot    j1 mega 5.00   ok                    100.00
status     anna active
bet        t3 r1  10.00   replayed:PLAYER_BLOCKED  80.00
bet        t4 r1  10.00   ok                    90.00

# a token that is over opens no bet, and everything else passes
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
end_session anna
bet        t2 r1  10.00   TOKEN_EXPIRED         90.00
bet        t1 r1  10.00   replayed              90.00
win        w1 r1  5.00    ok                    95.00
rollback   x1 t2          ok                    95.00
bet        t3 r1  10.00   token=nonsense        INVALID_TOKEN

# another player's token is no token
player     bob   100.00 EUR
player     anna  100.00 EUR
bet        t1 r1  10.00   token=of:bob          INVALID_TOKEN
bet        t1 r1  10.00   ok                    90.00

# in maintenance no new bet is taken; credits and rollbacks pass, and it ends by itself or by somebody
player     anna  100.00 EUR
maintenance ahead
bet        t1 r1  30.00   ok                    70.00
bet        t2 r1  10.00   ok                    60.00
maintenance open
bet        t3 r1  10.00   PROVIDER_SUSPENDED    60.00
bet        t4 r1  5.00    type=tip              PROVIDER_SUSPENDED  60.00
bet        t5 r2  5.00    type=free             PROVIDER_SUSPENDED  60.00
bet        t1 r1  30.00   replayed              70.00
win        w1 r1  20.00   bet_transaction_id=t1 ok  80.00
rollback   x1 t2          ok                    90.00
jackpot    j1 mega 5.00   ok                    95.00
deposit    d1     5.00    ok                    100.00
maintenance end
bet        t3 r1  10.00   replayed:PROVIDER_SUSPENDED  60.00
bet        t6 r1  10.00   ok                    90.00

# a suspended provider takes no new bets; credits and rollbacks pass
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   ok                    80.00
provider   suspended
bet        t3 r1  10.00   PROVIDER_SUSPENDED    80.00
rollback   x1 t2          ok                    90.00
win        w1 r1  5.00    ok                    95.00
provider   active
bet        t3 r1  10.00   replayed:PROVIDER_SUSPENDED  80.00

# a disabled game takes no new bets; an unknown game none at all
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
game       g1 disabled
bet        t2 r1  10.00   GAME_DISABLED         90.00
win        w1 r1  5.00    ok                    95.00
game       g1 enabled
bet        t2 r1  10.00   replayed:GAME_DISABLED  90.00
bet        t3 r1  10.00   game_id=nowhere       GAME_NOT_FOUND
bet        t3 r1  10.00   ok                    85.00

# a game's stake limit refuses debits only
player     anna  100.00 EUR
stake_max  g1 5
bet        t1 r1  5.00    ok                    95.00
bet        t2 r1  5.01    LIMIT_EXCEEDED        95.00
bet        t3 r1  50.00   type=free             ok  95.00
win        w1 r1  50.00   ok                    145.00

# another currency is refused, also stored
player     anna  100.00 EUR
bet        t1 r1  10.00   currency=USD          WRONG_CURRENCY  100.00
bet        t1 r1  10.00   currency=USD          replayed:WRONG_CURRENCY  100.00
bet        t1 r1  10.00   TRANSACTION_CONFLICT
jackpot    j1 mega 1.00   currency=USD          WRONG_CURRENCY  100.00
jackpot    j1 mega 1.00   ok                    101.00

# a player who does not exist is not found, and nothing is remembered
player     anna  100.00 EUR
bet        t1 r1  10.00   player_id=nobody      PLAYER_NOT_FOUND
bet        t1 r1  10.00   ok                    90.00

# the operator's withdrawal is gated by funds only, and its refusal is stored
player     anna  100.00 EUR
status     anna blocked
withdrawal w1     40.00   ok                    60.00
withdrawal w1     40.00   replayed              60.00
withdrawal w1     41.00   TRANSACTION_CONFLICT
withdrawal w2     60.01   INSUFFICIENT_FUNDS    60.00
deposit    d1     1.00    ok                    61.00
withdrawal w2     60.01   replayed:INSUFFICIENT_FUNDS  60.00
deposit    d2     1.00    currency=USD          WRONG_CURRENCY  61.00
deposit    d2     1.00    ok                    62.00

# the operator's ids and a provider's do not meet
player     anna  100.00 EUR
deposit    t1     1.00    ok                    101.00
bet        t1 r1  1.00    ok                    100.00

# policy id_scope player: two players may share an id
policy     id_scope=player
player     bob   100.00 EUR
bet        t1 r1  10.00   ok                    90.00
player     anna  100.00 EUR
bet        t1 r1  20.00   ok                    80.00
rollback   x1 t1          ok                    100.00
rollback   x1 t1          by=bob                ok  100.00

# policy replayed_body current_balance: the balance of now, in refusals too
policy     replayed_body=current_balance
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
bet        t2 r1  80.00   INSUFFICIENT_FUNDS    70.00
deposit    d1     5.00    ok                    75.00
bet        t1 r1  30.00   replayed              75.00
bet        t2 r1  80.00   replayed:INSUFFICIENT_FUNDS  75.00
