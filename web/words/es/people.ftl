# Quienes trabajan en la clínica

people-title = Personal
people-intro = Quienes pueden iniciar sesión aquí. Cada persona trabaja con su propio nombre.
people-name = Nombre
people-role = Rol
# Una marca junto a quien ya no trabaja aquí
people-left = espera que le den acceso
people-let-in = Dar acceso a { $name }
people-add = Agregar a una persona
people-passphrase = Pídale que escriba su contraseña personalmente: después nadie puede cambiarla.
people-add-this = Agregar

# Quién volvió con una laptop después de restaurar la clínica desde una copia de seguridad; $n es cuántos
people-come-back = { $n ->
    [one] 1 persona volvió después de una restauración y espera que le den acceso
   *[other] { $n } personas volvieron después de una restauración y esperan que les den acceso
}
people-laptops-back = { $n ->
    [one] 1 laptop volvió después de una restauración y espera que le den acceso
   *[other] { $n } laptops volvieron después de una restauración y esperan que les den acceso
}
