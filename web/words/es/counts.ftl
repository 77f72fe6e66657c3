# Cantidades con su nombre

count-clients = { $n ->
    [one] 1 persona
   *[other] { $n } personas
}
count-changes = { $n ->
    [one] 1 cambio
   *[other] { $n } cambios
}

# Cuánto se envió, en kilobytes o megabytes
size-small = menos de 1 kB
size-kb = { $n } kB
size-mb = { $whole }.{ $tenth } MB
