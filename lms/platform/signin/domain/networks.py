"""The network that an address belongs to: whoever rents one machine has all of it."""

from ipaddress import IPv4Address, ip_address, ip_network


def network_of(address: str) -> str:
    """The IPv4 /24 or IPv6 /64 around `address`, as text; what is no address stays as it is.

    One line at home is given a whole /64, and blocks of IPv4 are rented by the /24, so that a single address of either
    says nothing about how many people ask.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    found = getattr(found, "ipv4_mapped", None) or found
    bits = 24 if isinstance(found, IPv4Address) else 64
    return str(ip_network(f"{found}/{bits}", strict=False))
