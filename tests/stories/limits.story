# a stake limit is for each bet
player     anna  100.00 EUR
limit      stake bet 10.00
bet        t1 r1  10.01   LIMIT_EXCEEDED        100.00
bet        t1 r1  10.01   replayed:LIMIT_EXCEEDED  100.00
bet        t2 r1  10.00   ok                    90.00
bet        t3 r1  10.00   ok                    80.00
bet        t4 r1  50.00   type=free             ok  80.00
bet        t5 r1  20.00   type=tip              ok  60.00

# a wager limit counts what was staked, whatever was won
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
limit      wager day 50.00
win        w1 r1  90.00   ok                    160.00
bet        t2 r1  20.01   LIMIT_EXCEEDED        160.00
bet        t3 r1  20.00   ok                    140.00
bet        t4 r1  0.01    LIMIT_EXCEEDED        140.00
bet        t5 r1  0       ok                    140.00
bet        t6 r1  9.00    type=free             ok  140.00

# a rollback gives the wager back, whoever asked for it
player     anna  100.00 EUR
limit      wager week 50.00
bet        t1 r1  30.00   ok                    70.00
bet        t2 r2  20.00   ok                    50.00
bet        t3 r3  0.01    LIMIT_EXCEEDED        50.00
rollback   x1 t1          ok                    80.00
bet        t4 r3  30.00   ok                    50.00
bet        t5 r3  0.01    LIMIT_EXCEEDED        50.00
staff_rollback s1 t2      ok                    70.00
bet        t6 r3  20.00   ok                    50.00
bet        t7 r3  0.01    LIMIT_EXCEEDED        50.00

# a loss limit counts what was staked less what was won
player     anna  100.00 EUR
limit      loss month 50.00
bet        t1 r1  50.00   ok                    50.00
bet        t2 r1  0.01    LIMIT_EXCEEDED        50.00
win        w1 r1  20.00   ok                    70.00
bet        t3 r1  20.01   LIMIT_EXCEEDED        70.00
bet        t4 r1  20.00   ok                    50.00
staff_settle s1 r1 5.00   ok                    55.00
bet        t5 r2  5.00    ok                    50.00
bet        t6 r2  0.01    LIMIT_EXCEEDED        50.00

# a win taken back is a loss again; gifts and jackpots make no room
policy     win_rollback=refuse
player     anna  100.00 EUR
limit      loss day 50.00
bet        t1 r1  50.00   ok                    50.00
win        w1 r1  20.00   ok                    70.00
rollback   x1 w1          ok                    50.00
bet        t2 r1  0.01    LIMIT_EXCEEDED        50.00
win        p1 r1  20.00   type=bonus            ok  70.00
jackpot    j1 mega 20.00  ok                    90.00
adjust     a1 credit 10.00 ok                   100.00
bet        t3 r1  0.01    LIMIT_EXCEEDED        100.00

# of several limits the tightest refuses; one taken away counts no more
player     anna  100.00 EUR
limit      wager day 50.00
limit      wager week 20.00
bet        t1 r1  20.01   LIMIT_EXCEEDED        100.00
limit      wager week none
bet        t2 r1  50.00   ok                    50.00
bet        t3 r1  0.01    LIMIT_EXCEEDED        50.00
limit      wager day 60.00
bet        t4 r1  10.00   ok                    40.00

# a limit never stops a credit or a rollback, and is the player's own
player     bob   100.00 EUR
player     anna  100.00 EUR
bet        t1 r1  50.00   ok                    50.00
limit      loss day 0
limit      stake bet 0
win        w1 r1  20.00   ok                    70.00
rollback   x1 t1          ALREADY_SETTLED       70.00
deposit    d1     10.00   ok                    80.00
withdrawal o1     10.00   ok                    70.00
bet        t2 r1  0.01    LIMIT_EXCEEDED        70.00
bet        t3 r1  50.00   by=bob                ok  50.00
