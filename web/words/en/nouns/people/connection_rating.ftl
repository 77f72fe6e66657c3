# Belonging

connection_rating = Belonging
    .one = rating of belonging
    .add = Ask about belonging
    .intro = How connected they feel, in their own numbers.
    .empty = Not asked yet.
connection_rating-belonging = I feel I belong
    .hint = From 0 to 10.
connection_rating-contacts = People they spent time with this week
