# Cuentas con su nombre

count-clients = { $n ->
    [one] 1 cliente
   *[other] { $n } clientes
}
count-changes = { $n ->
    [one] 1 cambio
   *[other] { $n } cambios
}

# Cuánto se envió, en kilobytes o megabytes
size-small = menos de 1 kB
size-kb = { $n } kB
size-mb = { $whole },{ $tenth } MB
