# Counts with their nouns

count-clients = { $n ->
    [one] 1 client
   *[other] { $n } clients
}
count-changes = { $n ->
    [one] 1 change
   *[other] { $n } changes
}
