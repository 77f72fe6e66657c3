# What other entries say of one, counted

counted-urges = In the urge log
counted-tried = { $n ->
    [one] Used once
   *[other] Used { $n } times
    }{ $helped ->
    [0] .
    [one] ; the urge passed or waited once.
   *[other] ; the urge passed or waited { $helped } times.
    }
counted-notes = Notes
counted-named = { $n ->
    [one] Named in 1 note
   *[other] Named in { $n } notes
    }
counted-next = Next
