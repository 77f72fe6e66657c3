# Lo que otras anotaciones dicen de una, contado

counted-urges = En el registro de impulsos
counted-tried = { $n ->
    [one] Se usó una vez
   *[other] Se usó { $n } veces
    }{ $helped ->
    [0] .
    [one] ; el impulso pasó o esperó una vez.
   *[other] ; el impulso pasó o esperó { $helped } veces.
    }
counted-notes = Notas
counted-named = { $n ->
    [one] Mencionada en 1 nota
   *[other] Mencionada en { $n } notas
    }
counted-next = La próxima vez
