# Lo que las páginas y el papel no muestran, porque la persona dijo quién puede leerlo

kept-back-therapist = { $n ->
    [one] Hay { $n } registro que es solo para su terapeuta y no se muestra aquí.
   *[other] Hay { $n } registros que son solo para su terapeuta y no se muestran aquí.
}
kept-back-writer = { $n ->
    [one] Hay { $n } registro que es solo para quien lo anotó y no se muestra aquí.
   *[other] Hay { $n } registros que son solo para quien los anotó y no se muestran aquí.
}
