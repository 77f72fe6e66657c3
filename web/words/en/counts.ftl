# Counts with their nouns

count-clients = { $n ->
    [one] 1 client
   *[other] { $n } clients
}
count-changes = { $n ->
    [one] 1 change
   *[other] { $n } changes
}

# How much was sent, in kilobytes or megabytes
size-small = less than 1 kB
size-kb = { $n } kB
size-mb = { $whole }.{ $tenth } MB
