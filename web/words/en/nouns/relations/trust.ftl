# Trust

trust = Trust
    .one = trust rating
    .add = Add a trust rating
    .empty = Not asked yet.
trust-session = The session
trust-who = Who says so
trust-level = Trust
    .hint = From 0 to 10.
