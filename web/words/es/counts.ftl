# Cuentas con su nombre

count-clients = { $n ->
    [one] 1 cliente
   *[other] { $n } clientes
}
count-changes = { $n ->
    [one] 1 cambio
   *[other] { $n } cambios
}
