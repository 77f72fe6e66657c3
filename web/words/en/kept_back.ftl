# What pages and paper leave out, since a client said who may read it

kept-back-therapist = { $n ->
    [one] { $n } entry here is for their therapist only, and is left out.
   *[other] { $n } entries here are for their therapist only, and are left out.
}
kept-back-writer = { $n ->
    [one] { $n } entry here is for whoever wrote it down only, and is left out.
   *[other] { $n } entries here are for whoever wrote them down only, and are left out.
}
